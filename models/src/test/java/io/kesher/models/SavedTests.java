package io.kesher.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedTests {
  record Line(double slope, int points, List<Double> residuals, Kind kind) {
    enum Kind {
      STRAIGHT
    }

    Line {
      if (points < 2) {
        throw new IllegalArgumentException("points " + points + " must be at least 2");
      }
      residuals = List.copyOf(residuals);
    }

    boolean isSteep() {
      return slope > 1;
    }
  }

  private static final Line LINE =
      new Line(0.1 + 0.2, 3, List.of(1e-300, -0.5), Line.Kind.STRAIGHT);

  @Test
  void aModelIsItsNameAVersionAndItsComponents() {
    assertThat(Saved.toJson(LINE))
        .isEqualTo(
            """
            {"model":"Line","version":1,"content":{"slope":0.30000000000000004,"points":3,\
            "residuals":[1.0E-300,-0.5],"kind":"STRAIGHT"}}\
            """);
  }

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastBit() {
    assertThat(Saved.fromJson(Saved.toJson(LINE), Line.class)).isEqualTo(LINE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version":1      | "version":2        | version 2 of Line is unknown
          "version":1      | "version":"1"      | version "1" of Line is unknown
          "model":"Line"   | "model":"Curve"    | model "Curve" is not Line
          "model":"Line",  | ``                 | member model is missing
          "model":"Line",  | "model":"Line","by":1, | unknown member by
          "points":3       | "points":3,"intercept":1 | intercept
          "points":3,      | ``                 | points
          "points":3       | "points":3.5       | 3.5
          "points":3       | "points":"3"       | points
          "points":3       | "points":null      | points
          "points":3       | "points":1         | points 1 must be at least 2
          "points":3       | "points":3,"points":3 | uplicate
          -0.5             | 1e999              | content.residuals[1] is not finite
          1.0E-300         | "NaN"              | content.residuals[0] is not finite
          1.0E-300         | NaN                | NaN
          STRAIGHT         | CROOKED            | CROOKED
          0.30000000000000004 | "NaN"           | content.slope is not finite
          }}               | }}}                | not a saved Line
          """)
  void whatIsForeignIsRefusedByName(String good, String bad, String complaint) {
    String json = Saved.toJson(LINE);
    assertThat(json).contains(good);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saved.fromJson(json.replace(good, bad), Line.class))
        .withMessageContaining(complaint);
  }

  @Test
  void aNumberThatIsNotFiniteIsNotWritten() {
    Line broken = new Line(1, 2, List.of(1.0, Double.NaN), Line.Kind.STRAIGHT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saved.toJson(broken))
        .withMessage("content.residuals[1] is not finite");
  }

  @Test
  void onlyRecordsAreModels() {
    assertThatIllegalArgumentException().isThrownBy(() -> Saved.toJson("text"));
  }
}
