/** The REST API. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.api;
