package io.kesher.walks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

/** How somebody works a page: by mouse, by keys alone, or with a thumb on a telephone. */
enum Hand {
  MOUSE {
    @Override
    void press(Locator what) {
      what.click();
    }
  },

  /** Goes from one thing to the next as the page has them, and meets what cannot be reached. */
  KEYS {
    @Override
    void press(Locator what) {
      reach(what);
      what.page().keyboard().press(what.evaluate(BY_SPACE).equals(true) ? " " : "Enter");
    }

    /** A list is gone through from its top, one after the other. */
    @Override
    void choose(Locator list, String value) {
      reach(list);
      list.page().keyboard().press("Home");
      for (int presses = 0; !list.inputValue().equals(value); presses++) {
        assertThat(presses).as("how often the arrow is pressed in %s", list).isLessThan(FAR);
        list.page().keyboard().press("ArrowDown");
      }
    }

    @Override
    void write(Locator field, String text) {
      reach(field);
      field.page().keyboard().press("Control+a");
      field.page().keyboard().type(text);
    }
  },

  THUMB {
    @Override
    void press(Locator what) {
      what.scrollIntoViewIfNeeded();
      assertThat(what.evaluate(NARROWEST))
          .as("how narrow %s is for a thumb", what)
          .satisfies(narrowest ->
              assertThat(((Number) narrowest).doubleValue()).isGreaterThanOrEqualTo(FINGER));
      what.tap();
    }
  };

  /** What a thumb meets, in CSS pixels. */
  private static final double FINGER = 44;

  /** More things than any page of the office has before what a person wants. */
  private static final int FAR = 400;

  private static final String BY_SPACE =
      "it => it.matches('input[type=checkbox], input[type=radio]')";
  private static final String AT = "it => it === document.activeElement";
  private static final String NARROWEST =
      """
      it => {
        const box = (it.closest("label") ?? it).getBoundingClientRect();
        return Math.round(Math.min(box.width, box.height));
      }
      """;

  abstract void press(Locator what);

  void choose(Locator list, String value) {
    list.selectOption(value);
  }

  void write(Locator field, String text) {
    press(field);
    field.fill(text);
  }

  void attach(Page page, Locator field, FilePayload file) {
    FileChooser chooser = page.waitForFileChooser(() -> press(field));
    chooser.setFiles(file);
  }

  /** Presses Tab until it is there. */
  private static void reach(Locator what) {
    what.waitFor();
    var thing = what.elementHandle();
    for (int presses = 0; !thing.evaluate(AT).equals(true); presses++) {
      assertThat(presses).as("how often Tab is pressed without meeting %s", what).isLessThan(FAR);
      what.page().keyboard().press("Tab");
    }
  }
}
