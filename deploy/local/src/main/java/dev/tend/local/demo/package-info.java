/** {@code ./tend demo}: an invented community's questions, and what Tend makes of each. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.demo;
