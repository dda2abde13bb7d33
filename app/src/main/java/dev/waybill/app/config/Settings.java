package dev.waybill.app.config;

import dev.waybill.Config;
import dev.waybill.sync.SourceSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a configuration file says.
 *
 * @param config what concerns the database, its tables and its queues
 * @param sources where records come from, in the file's order
 * @param schedules when queues are refreshed by the service
 * @param folder that relative paths start from: the file's own
 */
public record Settings(
    Config config, List<SourceSettings> sources, Schedules schedules, Path folder) {
  public Settings {
    sources = List.copyOf(sources);
  }
}
