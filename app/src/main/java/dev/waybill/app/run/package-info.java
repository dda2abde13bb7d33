/**
 * The service: pulls from sources and refreshes queues by their intervals, on schedules kept in the
 * database, so that several nodes may run and each job happens once.
 */
@NullMarked
package dev.waybill.app.run;

import org.jspecify.annotations.NullMarked;
