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

  /// `uniform(stream, index, draw)`, which is printed behind `systemVerilog`.
  static let systemVerilogUniform = """

      // A uniformly distributed random number, at least 0 and less than 1.
      function automatic real uniform(
          input int stream, input int index, input longint unsigned draw);
        longint unsigned word;
        word = mixed(mixed(mixed(mixed({stream, seed}) ^ {32'd0, index}) ^ draw));
        uniform = real'(word >> 11) / 9007199254740992.0;
      endfunction

    """

  /// The same generator as a C++ class, indented by two spaces.
  public static let cPlusPlus = """
      // Random numbers that depend on the seed and on where they are used alone.
      struct Generator {
        std::uint32_t seed;

        // One output of a SplitMix64 sequence.
        static std::uint64_t mixed(std::uint64_t state) {
          std::uint64_t word = state + 0x9E3779B97F4A7C15u;
          word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
          word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
          return word ^ (word >> 31);
        }

        // The sum of the four 16-bit numbers in a word.
        static std::int64_t sum_of_quarters(std::uint64_t word) {
          return (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48);
        }

        std::uint64_t key(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
          const std::uint64_t start = mixed(std::uint64_t{stream} << 32 | seed);
          return mixed(mixed(start ^ index) ^ draw);
        }

        // Mean 0 and variance 1: the sum of twelve uniform numbers.
        double normal(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
          const std::uint64_t base = key(stream, index, draw);
          const std::int64_t sum = sum_of_quarters(mixed(base))
              + sum_of_quarters(mixed(base + 0x9E3779B97F4A7C15u))
              + sum_of_quarters(mixed(base + 0x3C6EF372FE94F82Au));
          return static_cast<double>(sum - 393210) / 65536.0;
        }

        // At least 0 and less than 1.
        double uniform(std::uint32_t stream, std::uint32_t index, std::uint64_t draw) const {
          return static_cast<double>(mixed(key(stream, index, draw)) >> 11) / 9007199254740992.0;
        }
      };

    """
}
