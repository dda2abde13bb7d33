package dev.waybill.app.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** What this process is called in the schedule: its machine and its number there. */
final class NodeName {
  /** The schedule takes 50 characters. */
  private static final int LONGEST_HOST = 32;

  private NodeName() {}

  /**
   * In containers that number is 1 everywhere and names are cut, so that chance sets them apart.
   */
  static String ofThisProcess() {
    String host = host();
    return host.substring(0, Math.min(host.length(), LONGEST_HOST))
        + "-"
        + ProcessHandle.current().pid()
        + String.format("-%04x", ThreadLocalRandom.current().nextInt(0x10000));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
