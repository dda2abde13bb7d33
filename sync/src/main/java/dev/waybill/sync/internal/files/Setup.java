package dev.waybill.sync.internal.files;

import dev.waybill.load.TargetTable;
import dev.waybill.sync.spi.SourceContext;

/**
 * What all parts of one source share.
 *
 * @param context what it was given
 * @param options its settings
 * @param folder where its files lie
 * @param table where they go
 */
record Setup(SourceContext context, FilesOptions options, Folder folder, TargetTable table) {
  void notice(String line) {
    context.listener().notice(context.name(), line);
  }
}
