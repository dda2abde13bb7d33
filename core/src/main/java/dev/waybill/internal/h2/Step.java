package dev.waybill.internal.h2;

import java.util.Map;
import java.util.Optional;

/**
 * One statement of an install.
 *
 * @param action what it does, for people; empty for a part of the step before
 * @param sql the statement with its comment
 */
record Step(Optional<String> action, String sql) {
  static Step file(String action, String file, Object values) {
    return new Step(Optional.of(action), Sql.FILES.render(file, values));
  }

  static Step quiet(String file, Object values) {
    return new Step(Optional.empty(), Sql.FILES.render(file, values));
  }

  static Step quiet(String file) {
    return quiet(file, Map.of());
  }
}
