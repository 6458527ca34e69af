/** Benchmarks: measured on real daemons, compared within one run, never part of the tests. Run by {@code ./bangui bench}. */
package org.bangui.bench;
