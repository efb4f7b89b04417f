/** The board at {@code /}. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.board;
