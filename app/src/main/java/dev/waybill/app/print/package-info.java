/** How rows, batches and messages look: as tables for people, as JSON and CSV for programs. */
@NullMarked
package dev.waybill.app.print;

import org.jspecify.annotations.NullMarked;
