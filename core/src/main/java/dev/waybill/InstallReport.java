package dev.waybill;

import java.util.List;

/**
 * What {@code install} or {@code uninstall} did.
 *
 * @param actions one line each, in order; empty where nothing was to be done
 * @param hints what the user may want to run now, such as grants, as SQL
 */
public record InstallReport(List<String> actions, List<String> hints) {
  public InstallReport {
    actions = List.copyOf(actions);
    hints = List.copyOf(hints);
  }

  public boolean changedAnything() {
    return !actions.isEmpty();
  }
}
