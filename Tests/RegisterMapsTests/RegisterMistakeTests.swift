import Diagnostics
import RegisterMaps
import Testing

/// Every mistake is told at its line, all of them together.
@Suite struct RegisterMistakeTests {
  /// What is said, without the places, which are those of this file.
  private func complaints(about map: some RegisterMap) -> [String] {
    do throws(DiagnosticReport) {
      _ = try RegisterTable(map)
      return []
    } catch {
      #expect(
        error.diagnostics.allSatisfy {
          $0.place?.file == "RegisterMapsTests/RegisterMistakeTests.swift" && $0.remedy != nil
        })
      return error.diagnostics.map { "\($0.message) [\($0.identifier)]" }
    }
  }

  private struct Fields: RegisterMap {
    enum Big: Int, FieldEnumeration {
      case small
      case big = 9
      case negative = -1
    }
    struct Layout: RegisterLayout {
      let low = BusField(at: 0, width: 4, .readWrite)
      let high = BusField(at: 3, width: 4, .readWrite)
      let far = BusField(at: 30, width: 3, .readWrite)
      let none = BusField(at: 8, width: 0, .readWrite)
      let before = BusField(at: -1, .readWrite)
      let absurd = BusField(at: .max, width: .max, .readWrite)
      let reset = BusField(at: 10, width: 2, .readWrite, reset: 4)
      let limit = BusField(at: 12, width: 2, .readWrite, reset: 3, maximum: 2)
      let greatest = BusField(at: 14, width: 2, .readWrite, maximum: 4)
      let strobe = BusField(at: 16, .pulse, reset: true)
      let mode = BusField(at: 17, width: 2, .readWrite, reset: Big.small)
      let `two words` = BusField(at: 20, .readWrite)
    }
    let control = BusRegister(at: 0, Layout())
  }

  @Test func fieldsThatDoNotFit() {
    #expect(
      complaints(about: Fields()) == [
        "field 'before' of register 'control' has 1 bits from bit -1 up, expected bits within 31 to "
          + "0 [field-range]",
        "field 'none' of register 'control' has 0 bits from bit 8 up, expected bits within 31 to 0 "
          + "[field-range]",
        "field 'reset' of register 'control' is reset to 4, expected at most 3 [field-reset]",
        "field 'limit' of register 'control' is reset to 3, expected at most 2 [field-reset]",
        "field 'greatest' of register 'control' has the maximum 4, which 2 bits do not hold "
          + "[field-maximum]",
        "field 'strobe' of register 'control' is reset to 1, but holds nothing [field-reset]",
        "field 'mode' of register 'control' has the case 'big' with code 9, which 2 bits do not "
          + "hold [field-case]",
        "field 'mode' of register 'control' has the case 'negative' with code -1, which 2 bits do "
          + "not hold [field-case]",
        "'two words' cannot be the name of a field [field-name]",
        "field 'far' of register 'control' has 3 bits from bit 30 up, expected bits within 31 to 0 "
          + "[field-range]",
        "field 'absurd' of register 'control' has \(Int.max) bits from bit \(Int.max) up, expected "
          + "bits within 31 to 0 [field-range]",
        "fields 'low' and 'high' of register 'control' share bit 3 [field-overlap]",
      ])
  }

  private struct Offsets: RegisterMap {
    struct Empty: RegisterLayout {}
    let name = "2go"
    let dataWidth = 48
    let addressWidth: Int? = 70
    let fine = BusRegister(at: 6, width: 8, .readWrite)
    let negative = BusRegister(at: -12, width: 8, .readWrite)
    let empty = BusRegister(at: 12, Empty())
    let none = BusRegisters(at: 24, count: 0, stride: 6, Empty())
    let many = BusRegisters(at: 48, count: .max, stride: .max, Empty())
  }

  @Test func registersInTheWrongPlace() {
    #expect(
      complaints(about: Offsets()) == [
        "the register map is named '2go', expected an identifier [map-name]",
        "the words of '2go' have 48 bits, expected 32 or 64 [map-data-width]",
        "the addresses of '2go' have 70 bits, expected 2 to 32 [map-address-width]",
        "register 'negative' lies at -12, expected a multiple of 6 from 0 up [register-offset]",
        "register 'empty' has no fields [register-empty]",
        "there are 0 registers 'none', expected 1 to 4096 [register-count]",
        "register 'none' has no fields [register-empty]",
        "there are \(Int.max) registers 'many', expected 1 to 4096 [register-count]",
        "registers 'many' lie \(Int.max) bytes apart, expected a multiple of 6 [register-stride]",
        "register 'many' has no fields [register-empty]",
      ])
  }

  private struct Crooked: RegisterMap {
    let control = BusRegister(at: 0x1E, width: 8, .readWrite)
    let channels = BusRegisters(at: 0x20, count: 2, stride: 6, TimerRegistersLayout())
  }

  @Test func registersBetweenWords() {
    #expect(
      complaints(about: Crooked()) == [
        "register 'control' lies at 0x1E, expected a multiple of 4 from 0 up [register-offset]",
        "registers 'channels' lie 6 bytes apart, expected a multiple of 4 [register-stride]",
      ])
  }

  private struct Addresses: RegisterMap {
    let addressWidth: Int? = 5
    let first = BusRegister(at: 0, width: 8, .readWrite)
    let array = BusRegisters(
      at: 8, count: 4, stride: 8, TimerRegistersLayout(), "reaches beyond the five bits")
    let second = BusRegister(at: 0, width: 8, .readOnly)
    let third = BusRegister(at: 16, width: 8, .readOnly)
  }

  @Test func registersThatShareAnAddressOrLieOutside() {
    #expect(
      complaints(about: Addresses()) == [
        "registers 'first' and 'second' both lie at 0x0 [register-overlap]",
        "registers 'array' and 'third' both lie at 0x10 [register-overlap]",
        "register 'array' ends at 0x24, beyond the 5 bits of an address [map-address-space]",
      ])
  }

  private struct Names: RegisterMap {
    struct Layout: RegisterLayout { let b = BusField(at: 0, .writeOneToClear) }
    let a = BusRegister(at: 0, Layout())
    let aB = BusRegister(at: 4, width: 8, .readWrite)
    let aBSet = BusRegister(at: 8, width: 8, .readWrite)
  }

  @Test func namesThatClash() {
    #expect(
      complaints(about: Names()) == [
        "two things of this map are both named 'A_B_MASK' [register-name-clash]",
        "two things of this map are both named 'A_B_SHIFT' [register-name-clash]",
        "two things of this map are both named 'a_b' [register-name-clash]",
        "two things of this map are both named 'a_b_set' [register-name-clash]",
      ])
  }

  private struct Nothing: RegisterMap { let parameter = 3 }

  @Test func aMapWithoutRegisters() {
    #expect(
      complaints(about: Nothing()) == ["the register map 'nothing' has no registers [map-empty]"])
  }
}

private struct TimerRegistersLayout: RegisterLayout {
  let value = BusField(at: 0, width: 8, .readWrite)
}
