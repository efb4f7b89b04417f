/** Tests of the whole: the four built services as processes, a real broker and database, a stand-in chat server. One story per class. */
package dev.tend.local.whole;
