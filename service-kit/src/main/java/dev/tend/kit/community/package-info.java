/** {@code community.yaml}: the one reviewed file that describes a community, as records. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.community;
