extension CounterGenerator {
  /// The same generator as SystemVerilog functions, indented by two spaces.
  ///
  /// `normal(stream, index, draw)` reads a variable `int unsigned seed` of the module it stands in.
  public static let systemVerilog = """
      // One output of a SplitMix64 sequence.
      function automatic longint unsigned mixed(input longint unsigned state);
        longint unsigned word;
        word = state + 64'h9E3779B97F4A7C15;
        word = (word ^ (word >> 30)) * 64'hBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 64'h94D049BB133111EB;
        mixed = word ^ (word >> 31);
      endfunction

      // The sum of the four 16-bit numbers in a word.
      function automatic int sum_of_quarters(input longint unsigned word);
        sum_of_quarters =
            int'(word[15:0]) + int'(word[31:16]) + int'(word[47:32]) + int'(word[63:48]);
      endfunction

      // A random number of mean 0 and variance 1: the sum of twelve uniform ones.
      // It depends on its arguments and the seed alone.
      function automatic real normal(
          input int stream, input int index, input longint unsigned draw);
        longint unsigned key;
        int sum;
        key = mixed(mixed(mixed({stream, seed}) ^ {32'd0, index}) ^ draw);
        sum = sum_of_quarters(mixed(key)) + sum_of_quarters(mixed(key + 64'h9E3779B97F4A7C15))
            + sum_of_quarters(mixed(key + 64'h3C6EF372FE94F82A));
        normal = $itor(sum - 393210) / 65536.0;
      endfunction

    """
}
