/** Who may do what: the roles, and how a caller gets them. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.access;
