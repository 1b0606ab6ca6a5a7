import Foundation

let status: ExitStatus
do {
  status = try await Invocation.parse(Array(CommandLine.arguments.dropFirst())).perform()
} catch {
  Console.write(error.text, to: .standardError)
  status = error.status
}
exit(status.rawValue)
