/** Measures Waybill beside what a user would pick instead, and writes docs/benchmarks.md. */
@NullMarked
package dev.waybill.bench;

import org.jspecify.annotations.NullMarked;
