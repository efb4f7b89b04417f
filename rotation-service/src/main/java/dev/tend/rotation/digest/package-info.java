/** Lists of questions that are posted at a time: what is on them, and when. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.digest;
