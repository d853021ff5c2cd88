package io.kesher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPassphrasesTests {
  private static final List<String> ABOUT =
      List.of("נועה ברק", "noa.barak@oren-insurance.example", "אורן ביטוח");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password12345678",
        "Password-Password!",
        "PASSWORDpassword2026",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "abcdefghijklmnopqrs",
        "123456789012345678",
        "1q2w3e4r5t6y7u8i9o",
        "correct horse battery staple",
        "iloveyou iloveyou",
        "letmein letmein 123",
        "welcome to israel 2026",
        "סיסמה סיסמה סיסמה",
        "שלום עולם 123456789",
        "ישראל ישראל ישראל",
        "שַׁבַּת שָׁלוֹם שַׁבָּת",
        "אבגדהוזחטיכלמנס",
        "אורן ביטוח 2026!!!!",
        "noa.barak@oren-insurance",
        "נועה ברק נועה ברק 1",
        "!!!!!!!!!!!!!!!!!!!!"
      })
  void areWhatAGuesserTriesFirst(String passphrase) {
    assertThat(CommonPassphrases.guessable(passphrase, ABOUT)).as(passphrase).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "שלום לכל הלקוחות שלנו",
        "הגשם מטפטף על מרפסת ישנה",
        "seven grey herons at dusk",
        "kX9!vQ2#mZ7$wL4%",
        "הקפה של סבתא בחצר",
        "пять серых цапель в тумане",
        "雨が降る古い庭の石灯籠のそばに猫"
      })
  void areNotSentencesInAnyScript(String passphrase) {
    assertThat(CommonPassphrases.guessable(passphrase, ABOUT)).as(passphrase).isFalse();
  }
}
