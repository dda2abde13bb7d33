/**
 * The history checker: seeded random transactions from many sessions beside feeds that cut batches
 * at random, and validators that compare what the feeds brought with what committed.
 */
@NullMarked
package dev.waybill.contract.history;

import org.jspecify.annotations.NullMarked;
