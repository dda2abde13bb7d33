/** What a user would pick, each set up as its documentation tells. */
@NullMarked
package dev.waybill.bench.candidate;

import org.jspecify.annotations.NullMarked;
