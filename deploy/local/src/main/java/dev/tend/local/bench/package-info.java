/** {@code ./tend bench}: how fast Tend is on this machine. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.bench;
