package dev.waybill.sandbox;

/** How the API writes dates; all of them are of the zone America/Chicago. */
public enum DateStyle {
  /** {@code 2026-11-27T17:36:07.123-06:00}, as in the vendor's samples. */
  OFFSET,
  /** {@code 2026-11-27T17:36:07.123}; the hour that comes twice in autumn is ambiguous then. */
  PLAIN
}
