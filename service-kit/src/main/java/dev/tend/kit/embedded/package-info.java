/** A broker and a database in this JVM's care, for a laptop and for tests: no Docker. Needs the jars that the pom marks optional. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.embedded;
