/** Who is on duty when: rotations in local wall time, with what people changed about them. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.schedule;
