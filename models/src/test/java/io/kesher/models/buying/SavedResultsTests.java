package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kesher.models.Saved;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that people keep are the same when they are read back, to the last bit. */
class SavedResultsTests {
  private static final Ledger SAMPLE = Cdnow.sample();
  private static final PurchaseHistories HISTORIES = SAMPLE.histories(Cdnow.CALIBRATION);

  @Test
  void aFitKnowsWhichModelItHolds() {
    PurchaseHistories nobodyBack = PurchaseHistories.of(List.of(new PurchaseHistory(0, 0, 9)));
    for (Fit<?> fit :
        List.of(
            BgNbd.fit(HISTORIES, ModelUnit.WEEK),
            MbgNbd.fit(HISTORIES, ModelUnit.DAY),
            ParetoNbd.fit(HISTORIES, ModelUnit.WEEK),
            NbdModel.fit(HISTORIES, ModelUnit.YEAR),
            MbgNbd.fit(nobodyBack, ModelUnit.WEEK),
            GammaGamma.fit(SAMPLE.customers(Cdnow.CALIBRATION)))) {
      assertThat(Saved.fromJson(Saved.toJson(fit), Fit.class)).isEqualTo(fit);
    }
  }

  @Test
  void aHoldOutCheckWithItsPlots() {
    HoldOut check =
        HoldOut.check(
            SAMPLE,
            Cdnow.CALIBRATION,
            Cdnow.END,
            histories -> ParetoNbd.fit(histories, ModelUnit.WEEK));
    HoldOut read = Saved.fromJson(Saved.toJson(check), HoldOut.class);
    assertThat(read).isEqualTo(check);
    assertThat(read.fit().model().unit()).isEqualTo(ModelUnit.WEEK);
  }

  @Test
  void aModelThatNobodyKnowsIsRefused() {
    String json = Saved.toJson(NbdModel.fit(HISTORIES, ModelUnit.WEEK));
    assertThat(json).contains("\"name\":\"NbdModel\"");
    for (String other : List.of("Oracle", "java.lang.String", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Saved.fromJson(json.replace("NbdModel", other), Fit.class))
          .withMessageContaining("not a saved Fit");
    }
  }
}
