/** What holds for every HTTP request to a service: how JSON is read, and what is refused before anything is read. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.http;
