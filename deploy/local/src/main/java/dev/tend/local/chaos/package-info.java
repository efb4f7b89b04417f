/** {@code ./tend chaos}: whether Tend keeps its promises while what it is made of and what it needs keeps failing. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.chaos;
