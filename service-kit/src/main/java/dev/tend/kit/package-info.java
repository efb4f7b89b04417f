/** What the four services share and nobody else sees. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit;
