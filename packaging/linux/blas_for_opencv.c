/* Lets OpenCV calculate with the OpenBLAS of NumPy, so that the executable carries one instead of two.

   OpenCV's wheel calls BLAS and LAPACK with whole numbers of 32 bits, NumPy's library takes 64 and has other names. These
   are all the functions that OpenCV calls; `tools.executable.lean` compiles them and checks that none is missing. */

#include <stdint.h>
#include <stdlib.h>

typedef int64_t wide;
typedef const int *in;

/* Whole numbers that a function only reads. */
#define W(x) wide x##_w = *x
#define LESS(a, b) ((a) < (b) ? (a) : (b))

static wide *wide_room(wide count) { return malloc(sizeof(wide) * (count > 0 ? count : 1)); }

static void narrow(const wide *from, int *to, wide count) {
    for (wide i = 0; i < count; i++) to[i] = (int)from[i];
}

#define GEMM(letter, scalar)                                                                                         \
    void scipy_cblas_##letter##gemm64_(int, int, int, wide, wide, wide, scalar, const void *, wide, const void *,     \
                                       wide, scalar, void *, wide);                                                   \
    void cblas_##letter##gemm(int order, int ta, int tb, int m, int n, int k, scalar alpha, const void *a, int lda,  \
                              const void *b, int ldb, scalar beta, void *c, int ldc) {                               \
        scipy_cblas_##letter##gemm64_(order, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);                  \
    }

GEMM(s, float)
GEMM(d, double)
GEMM(c, const void *)
GEMM(z, const void *)

#define LAPACK(letter, real)                                                                                         \
    void scipy_##letter##gesv_64_(wide *, wide *, real *, wide *, wide *, real *, wide *, wide *);                    \
    void letter##gesv_(in n, in nrhs, real *a, in lda, int *pivots, real *b, in ldb, int *info) {                    \
        W(n); W(nrhs); W(lda); W(ldb);                                                                               \
        wide info_w, *pivots_w = wide_room(n_w);                                                                     \
        scipy_##letter##gesv_64_(&n_w, &nrhs_w, a, &lda_w, pivots_w, b, &ldb_w, &info_w);                            \
        narrow(pivots_w, pivots, n_w);                                                                               \
        free(pivots_w);                                                                                              \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##getrf_64_(wide *, wide *, real *, wide *, wide *, wide *);                                   \
    void letter##getrf_(in m, in n, real *a, in lda, int *pivots, int *info) {                                       \
        W(m); W(n); W(lda);                                                                                          \
        wide info_w, count = LESS(m_w, n_w), *pivots_w = wide_room(count);                                           \
        scipy_##letter##getrf_64_(&m_w, &n_w, a, &lda_w, pivots_w, &info_w);                                         \
        narrow(pivots_w, pivots, count);                                                                             \
        free(pivots_w);                                                                                              \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##gesdd_64_(const char *, wide *, wide *, real *, wide *, real *, real *, wide *, real *,      \
                                   wide *, real *, wide *, wide *, wide *, size_t);                                   \
    void letter##gesdd_(const char *job, in m, in n, real *a, in lda, real *s, real *u, in ldu, real *vt, in ldvt,   \
                        real *work, in lwork, int *room, int *info) {                                                \
        W(m); W(n); W(lda); W(ldu); W(ldvt); W(lwork);                                                               \
        wide info_w, *room_w = wide_room(8 * LESS(m_w, n_w));                                                        \
        (void)room;                                                                                                  \
        scipy_##letter##gesdd_64_(job, &m_w, &n_w, a, &lda_w, s, u, &ldu_w, vt, &ldvt_w, work, &lwork_w, room_w,     \
                                  &info_w, 1);                                                                       \
        free(room_w);                                                                                                \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##geqrf_64_(wide *, wide *, real *, wide *, real *, real *, wide *, wide *);                   \
    void letter##geqrf_(in m, in n, real *a, in lda, real *tau, real *work, in lwork, int *info) {                   \
        W(m); W(n); W(lda); W(lwork);                                                                                \
        wide info_w;                                                                                                 \
        scipy_##letter##geqrf_64_(&m_w, &n_w, a, &lda_w, tau, work, &lwork_w, &info_w);                              \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##gels_64_(const char *, wide *, wide *, wide *, real *, wide *, real *, wide *, real *,       \
                                  wide *, wide *, size_t);                                                            \
    void letter##gels_(const char *trans, in m, in n, in nrhs, real *a, in lda, real *b, in ldb, real *work,         \
                       in lwork, int *info) {                                                                        \
        W(m); W(n); W(nrhs); W(lda); W(ldb); W(lwork);                                                               \
        wide info_w;                                                                                                 \
        scipy_##letter##gels_64_(trans, &m_w, &n_w, &nrhs_w, a, &lda_w, b, &ldb_w, work, &lwork_w, &info_w, 1);      \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##posv_64_(const char *, wide *, wide *, real *, wide *, real *, wide *, wide *, size_t);      \
    void letter##posv_(const char *part, in n, in nrhs, real *a, in lda, real *b, in ldb, int *info) {               \
        W(n); W(nrhs); W(lda); W(ldb);                                                                               \
        wide info_w;                                                                                                 \
        scipy_##letter##posv_64_(part, &n_w, &nrhs_w, a, &lda_w, b, &ldb_w, &info_w, 1);                             \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##potrf_64_(const char *, wide *, real *, wide *, wide *, size_t);                             \
    void letter##potrf_(const char *part, in n, real *a, in lda, int *info) {                                        \
        W(n); W(lda);                                                                                                \
        wide info_w;                                                                                                 \
        scipy_##letter##potrf_64_(part, &n_w, a, &lda_w, &info_w, 1);                                                \
        *info = (int)info_w;                                                                                         \
    }                                                                                                                \
    void scipy_##letter##geev_64_(const char *, const char *, wide *, real *, wide *, real *, real *, real *, wide *, \
                                  real *, wide *, real *, wide *, wide *, size_t, size_t);                            \
    void letter##geev_(const char *left, const char *right, in n, real *a, in lda, real *wr, real *wi, real *vl,     \
                       in ldvl, real *vr, in ldvr, real *work, in lwork, int *info) {                                \
        W(n); W(lda); W(ldvl); W(ldvr); W(lwork);                                                                    \
        wide info_w;                                                                                                 \
        scipy_##letter##geev_64_(left, right, &n_w, a, &lda_w, wr, wi, vl, &ldvl_w, vr, &ldvr_w, work, &lwork_w,     \
                                 &info_w, 1, 1);                                                                     \
        *info = (int)info_w;                                                                                         \
    }

LAPACK(s, float)
LAPACK(d, double)
