package io.kesher;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever starts a new office reads the first lines of its log: no job fails for want of one. */
@KesherTest(open = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsBeforeOpeningTests {
  @Autowired List<RecurringTask<Void>> jobs;

  Stream<RecurringTask<Void>> jobs() {
    return jobs.stream();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void waitForTheOffice(RecurringTask<Void> job) {
    var running =
        new ExecutionContext(new SchedulerState.SettableSchedulerState(), null, null, null);
    assertThatCode(() -> job.execute(job.instance(RecurringTask.INSTANCE), running))
        .doesNotThrowAnyException();
  }
}
