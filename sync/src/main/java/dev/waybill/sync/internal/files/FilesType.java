package dev.waybill.sync.internal.files;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable;
import dev.waybill.options.NearestName;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CSV and NDJSON that is dropped into a folder: {@code type: files}. */
public final class FilesType implements SourceType {
  @Override
  public String name() {
    return "files";
  }

  @Override
  public void check(ReadOptions options) {
    FilesOptions.read(options);
  }

  @Override
  public Source open(ReadOptions options, SourceContext context) {
    FilesOptions settings = FilesOptions.read(options);
    TargetTable table = context.targets().apply(settings.to());
    for (String column : settings.columns().values()) {
      if (table.column(column).isEmpty()) {
        options.mistake(
            "columns", table.name() + " has no column " + column + nearest(table, column));
      }
    }
    if (!options.mistakes().isEmpty()) {
      throw new WaybillException(ErrorCode.CONFIGURATION, options.mistakes());
    }
    return new FilesSource(
        new Setup(context, settings, Folder.open(context, settings.path()), table));
  }

  private static String nearest(TargetTable table, String column) {
    Map<String, String> names = new LinkedHashMap<>();
    table.columns().forEach(one -> names.put(one.name().toLowerCase(Locale.ROOT), one.name()));
    return NearestName.among(List.copyOf(names.keySet()), column)
        .map(near -> "; did you mean " + names.get(near) + "?")
        .orElse("");
  }
}
