package dev.tend.rotation.digest;

import java.time.Instant;

/**
 * The list that was posted last.
 *
 * @param listedAt when it was posted first
 */
record Last(String fingerprint, Instant listedAt) {
}
