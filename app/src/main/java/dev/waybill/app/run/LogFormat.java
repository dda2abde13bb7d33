package dev.waybill.app.run;

/** How the service writes its log. */
public enum LogFormat {
  /** A line for people. */
  TEXT,
  /** A JSON object a line, for what collects logs. */
  JSON
}
