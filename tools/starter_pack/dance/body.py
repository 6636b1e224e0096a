"""The dancer's body: bone lengths in metres of a person 1.74 m tall, and where the trunk's joints sit."""

UPPER_ARM_M = 0.29
FOREARM_M = 0.26
THIGH_M = 0.42
SHIN_M = 0.41
# Hip joints and shoulder joints, each from the middle.
HIP_M = 0.095
SHOULDER_M = 0.18
# The trunk bends in the waist.
WAIST_M = 0.22
CHEST_M = 0.28
NECK_M = 0.07
HEAD_M = 0.15
# The foot stands flat with the ankle this high; the toe is in front of and below the ankle.
ANKLE_HEIGHT_M = 0.085
FOOT_FRONT_M = 0.17
FOOT_DROP_M = 0.06
FOOT_M = (FOOT_FRONT_M**2 + FOOT_DROP_M**2) ** 0.5
TOE_HEIGHT_M = ANKLE_HEIGHT_M - FOOT_DROP_M
# Standing at ease: feet a little apart, knees not locked.
HOME_X_M = 0.12
STANDING_HIP_M = ANKLE_HEIGHT_M + 0.987 * (THIGH_M + SHIN_M)
LEG_REACH_M = 0.9985 * (THIGH_M + SHIN_M)

# Face joints from the middle of the head: left, up, front.
FACE_M = {
    "nose": (0.0, -0.015, 0.105),
    "left_eye": (0.033, 0.03, 0.085),
    "right_eye": (-0.033, 0.03, 0.085),
    "left_ear": (0.075, 0.005, 0.0),
    "right_ear": (-0.075, 0.005, 0.0),
}
