/** What Waybill costs, measured against the same work without it; see docs/benchmarks.md. */
@NullMarked
package dev.waybill.contract.benchmark;

import org.jspecify.annotations.NullMarked;
