/* Q-learning in a 10 x 10 square, as one would write it: prints updates a second. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint32_t state = 2463534242u;

static uint32_t draw(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

int main(int count, char **arguments) {
  const long updates = count > 1 ? atol(arguments[1]) : 20000000;
  static double q[100][4];
  struct timespec begin, end;
  int s = 0, a = 0;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  for (long step = 0; step < updates; step++) {
    int row = s / 10, column = s % 10, next = s;
    if (a == 0 && row > 0) next -= 10;
    if (a == 1 && column < 9) next += 1;
    if (a == 2 && row < 9) next += 10;
    if (a == 3 && column > 0) next -= 1;
    const int terminal = next == 99;
    const double reward = terminal ? 1 : -0.01;
    if (terminal) next = 0;
    int best = 0;
    for (int i = 1; i < 4; i++)
      if (q[next][i] > q[next][best]) best = i;
    const double promise = terminal ? 0 : q[next][best];
    q[s][a] += 0.1 * (reward + 0.99 * promise - q[s][a]);
    s = next;
    a = (draw() & 0xffff) < 6554 ? (int)(draw() >> 30) : best;
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  const double seconds = end.tv_sec - begin.tv_sec + 1e-9 * (end.tv_nsec - begin.tv_nsec);
  fprintf(stderr, "%g\n", q[0][0]);
  printf("%.0f\n", updates / seconds);
  return 0;
}
