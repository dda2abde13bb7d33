package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.Waybill;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The refresh contract, one nested class a promise. A database pack extends this with one class and
 * a {@link PackUnderTest}; what the pack leaves out of its capabilities is skipped, and has to be
 * stated.
 */
public abstract class DatabasePackContract {
  private final PackUnderTest packUnderTest;

  protected DatabasePackContract(PackUnderTest packUnderTest) {
    this.packUnderTest = packUnderTest;
  }

  protected final PackUnderTest packUnderTest() {
    return packUnderTest;
  }

  @Test
  void pack_isFoundByItsName() {
    assertThat(Waybill.packs())
        .extracting(pack -> pack.name())
        .contains(packUnderTest.pack().name());
    assertThat(packUnderTest.pack().title()).isNotBlank();
  }

  @Test
  void absentPromises_areStated() {
    for (Capability capability : Capability.values()) {
      if (!packUnderTest.pack().capabilities().contains(capability)) {
        assertThat(packUnderTest.pack().remarks())
            .as(capability.code() + " " + capability.title())
            .containsKey(capability);
      }
    }
    assertThat(packUnderTest.pack().remarks().values())
        .allSatisfy(remark -> assertThat(remark).isNotBlank().doesNotContain("\n"));
  }

  /** The table of promises says yes where single tests are skipped: a remark has to say which. */
  @Test
  void skippedTests_areOfPromisesThatCarryARemark() {
    for (String test : packUnderTest.exceptions().keySet()) {
      String code = test.split("_", 2)[0];
      Capability capability =
          Arrays.stream(Capability.values())
              .filter(known -> known.code().equals(code))
              .findFirst()
              .orElseThrow(() -> new AssertionError(test + " is of no promise"));
      assertThat(packUnderTest.pack().remarks()).as(test).containsKey(capability);
      assertThat(contractTests()).as("tests of the contract").contains(test);
    }
  }

  private static List<String> contractTests() {
    return Arrays.stream(DatabasePackContract.class.getDeclaredClasses())
        .flatMap(promise -> Arrays.stream(promise.getSuperclass().getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .toList();
  }

  @Nested
  class R01_First extends First {
    R01_First() {
      super(packUnderTest);
    }
  }

  @Nested
  class R02_Next extends Next {
    R02_Next() {
      super(packUnderTest);
    }
  }

  @Nested
  class R03_Since extends Since {
    R03_Since() {
      super(packUnderTest);
    }
  }

  @Nested
  class R04_LateCommits extends LateCommits {
    R04_LateCommits() {
      super(packUnderTest);
    }
  }

  @Nested
  class R05_NoLoss extends NoLoss {
    R05_NoLoss() {
      super(packUnderTest);
    }
  }

  @Nested
  class R06_OneCut extends OneCut {
    R06_OneCut() {
      super(packUnderTest);
    }
  }

  @Nested
  class R07_LatestState extends LatestState {
    R07_LatestState() {
      super(packUnderTest);
    }
  }

  @Nested
  class R08_Frozen extends Frozen {
    R08_Frozen() {
      super(packUnderTest);
    }
  }

  @Nested
  class R09_NoWaiting extends NoWaiting {
    R09_NoWaiting() {
      super(packUnderTest);
    }
  }

  @Nested
  class R10_AllOrNothing extends AllOrNothing {
    R10_AllOrNothing() {
      super(packUnderTest);
    }
  }

  @Nested
  class R11_CallersTransaction extends CallersTransaction {
    R11_CallersTransaction() {
      super(packUnderTest);
    }
  }

  @Nested
  class R12_TakingTurns extends TakingTurns {
    R12_TakingTurns() {
      super(packUnderTest);
    }
  }

  @Nested
  class R13_ManyQueues extends ManyQueues {
    R13_ManyQueues() {
      super(packUnderTest);
    }
  }

  @Nested
  class R14_Recall extends Recall {
    R14_Recall() {
      super(packUnderTest);
    }
  }

  @Nested
  class R15_EmptyBatches extends EmptyBatches {
    R15_EmptyBatches() {
      super(packUnderTest);
    }
  }

  @Nested
  class R16_Deletes extends Deletes {
    R16_Deletes() {
      super(packUnderTest);
    }
  }

  @Nested
  class R17_Documents extends Documents {
    R17_Documents() {
      super(packUnderTest);
    }
  }

  @Nested
  class R18_UnknownDates extends UnknownDates {
    R18_UnknownDates() {
      super(packUnderTest);
    }
  }

  @Nested
  class R19_RestoredDatabases extends RestoredDatabases {
    R19_RestoredDatabases() {
      super(packUnderTest);
    }
  }

  @Nested
  class R20_Retention extends Retention {
    R20_Retention() {
      super(packUnderTest);
    }
  }

  @Nested
  class R21_SteadyCost extends SteadyCost {
    R21_SteadyCost() {
      super(packUnderTest);
    }
  }

  @Nested
  class R22_Drift extends Drift {
    R22_Drift() {
      super(packUnderTest);
    }
  }

  @Nested
  class R23_Rights extends Rights {
    R23_Rights() {
      super(packUnderTest);
    }
  }

  @Nested
  class R24_TypedDates extends TypedDates {
    R24_TypedDates() {
      super(packUnderTest);
    }
  }

  @Nested
  class R25_ForeignWriters extends ForeignWriters {
    R25_ForeignWriters() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bad_Input extends BadInput {
    Bad_Input() {
      super(packUnderTest);
    }
  }

  @Nested
  class Odd_Names extends OddNames {
    Odd_Names() {
      super(packUnderTest);
    }
  }

  @Nested
  class Life_Cycle extends Lifecycle {
    Life_Cycle() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bulk_Loading extends BulkLoading {
    Bulk_Loading() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bulk_Tables extends BulkTables {
    Bulk_Tables() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bulk_Rejects extends BulkRejects {
    Bulk_Rejects() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bulk_Values extends BulkValues {
    Bulk_Values() {
      super(packUnderTest);
    }
  }

  @Nested
  class Bulk_AtOnce extends BulkAtOnce {
    Bulk_AtOnce() {
      super(packUnderTest);
    }
  }
}
