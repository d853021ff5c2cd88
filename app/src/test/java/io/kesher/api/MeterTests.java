package io.kesher.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeterTests {
  private final AtomicLong now = new AtomicLong(5);
  private final Meter meter = new Meter(Rate.valueOf("10/1m"), now::get);

  @Test
  void admitsAllAtOnceThenOneForEachInterval() {
    for (int left = 9; left >= 0; left--) {
      var reading = meter.count("a");
      assertThat(reading.admitted()).isTrue();
      assertThat(reading.remaining()).isEqualTo(left);
    }
    var refused = meter.count("a");
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(6));
    now.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(meter.count("a").admitted()).isTrue();
    assertThat(meter.count("a").admitted()).isFalse();
  }

  @Test
  void aRefusedRequestCostsNothing() {
    for (int i = 0; i < 1000; i++) {
      meter.count("a");
    }
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(meter.count("a").remaining()).isEqualTo(9);
  }

  @Test
  void countsEachCallerAlone() {
    for (int i = 0; i < 11; i++) {
      meter.count("a");
    }
    assertThat(meter.count("b").remaining()).isEqualTo(9);
  }

  @Test
  void countsExactlyWhereManyComeAtOnce() throws InterruptedException {
    var admitted = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        pool.submit(() -> meter.count("a").admitted() ? admitted.incrementAndGet() : 0);
      }
    }
    assertThat(admitted).hasValue(10);
  }

  @Test
  void forgetsWhoIsGone() {
    for (int i = 0; i < 100_000; i++) {
      meter.count("caller " + i);
    }
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(meter.count("new").remaining()).isEqualTo(9);
    assertThat(meter.count("newer").remaining()).isEqualTo(9);
  }

  @Test
  void aNetworkIsOneCaller() {
    assertThat(RateLimits.network("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(RateLimits.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(RateLimits.network("2001:db8:1:2:ffff:0:0:1"));
  }

  @Test
  void refusesRatesThatAreNone() {
    for (var none : new String[] {"", "5", "0/1m", "5/0s", "x/1m", "9999999/1m"}) {
      assertThatThrownBy(() -> Rate.valueOf(none)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
