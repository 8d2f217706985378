"""Argon2 as on a real server, at a price that hundreds of sign-ins can pay."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Cheap(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 64
    parallelism = 1
