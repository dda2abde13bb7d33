package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.command.CommandInterface;
import org.h2.engine.SessionLocal;
import org.h2.expression.ParameterInterface;
import org.h2.message.DbException;
import org.h2.result.ResultInterface;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueVarchar;

/**
 * Copies the rows of a working set from the reader's snapshot into the batch.
 *
 * <p>Values pass from one session to the other as the engine has them, below JDBC: every type
 * arrives unchanged, large objects too, and rows are streamed.
 */
final class FreezeTable {
  private static final int DELETED_KEY = 0;
  private static final int INCLUDED = 1;
  private static final int FIRST_VALUE = 2;

  /** How much was frozen. */
  record Frozen(long rows, long deleted) {
    static final Frozen NOTHING = new Frozen(0, 0);
  }

  private final WorkingSets sets;
  private final TableSql table;
  private final Cancellation cancellation;

  FreezeTable(WorkingSets sets, TableSql table, Cancellation cancellation) {
    this.sets = sets;
    this.table = table;
    this.cancellation = cancellation;
  }

  Frozen freeze(InnerSession reader, Connection writer, long batch) throws SQLException {
    SessionLocal target = InnerSession.of(writer);
    try (CommandInterface rows = reader.session().prepareCommand(sets.sql("freeze", table));
        CommandInterface freeze = target.prepareCommand(sets.sql("freeze_row", table));
        CommandInterface delete = target.prepareCommand(sets.sql("freeze_deleted", table))) {
      List<? extends ParameterInterface> columns = freeze.getParameters();
      List<? extends ParameterInterface> vanished = delete.getParameters();
      rows.getParameters().get(0).setValue(ValueBigint.get(batch), false);
      long frozen = 0;
      long deleted = 0;
      reader.session().setLazyQueryExecution(true);
      try (ResultInterface result = rows.executeQuery(0, 0, false)) {
        while (result.next()) {
          cancellation.check();
          Value[] row = result.currentRow();
          if (row[DELETED_KEY].getValueType() == Value.NULL) {
            for (int i = 0; i < columns.size(); i++) {
              columns.get(i).setValue(row[FIRST_VALUE + i], false);
            }
            freeze.executeUpdate(null);
            frozen++;
          } else if (!row[INCLUDED].getBoolean()) {
            vanished.get(0).setValue(ValueBigint.get(batch), false);
            vanished.get(1).setValue(ValueVarchar.get(table.tracked().frozenName()), false);
            vanished.get(2).setValue(row[DELETED_KEY], false);
            delete.executeUpdate(null);
            deleted++;
          }
        }
      } finally {
        reader.session().setLazyQueryExecution(false);
      }
      return new Frozen(frozen, deleted);
    } catch (DbException e) {
      throw e.getSQLException();
    }
  }
}
