/** Stand-ins for the outside world, on loopback: a chat server, GitHub and Discourse. For the demo, the bench and the tests of the whole. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.standin;
