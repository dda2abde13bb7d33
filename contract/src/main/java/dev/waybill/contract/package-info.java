/** The contract tests that every database pack passes: extend one class, run them all. */
@org.jspecify.annotations.NullMarked
package dev.waybill.contract;
