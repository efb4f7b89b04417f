/** Reports: what came in and was settled, how fast, by whom, and what rises. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.report;
