// Registers of maze_walker, behind its AXI4-Lite port. Generated; do not edit.
#ifndef MAZE_WALKER_REGISTERS_H
#define MAZE_WALKER_REGISTERS_H

// Says that this is the agent. (read)
#define MAZE_WALKER_IDENTIFIER_OFFSET 0x00u
#define MAZE_WALKER_IDENTIFIER_MASK 0xFFFFFFFFu
#define MAZE_WALKER_IDENTIFIER_RESET 0x4D57514Cu

// What the agent does. (read/write)
#define MAZE_WALKER_CONTROL_OFFSET 0x04u
#define MAZE_WALKER_CONTROL_MASK 0x00000007u
#define MAZE_WALKER_CONTROL_RESET 0x00000000u
// Writing 1 calibrates, clears and makes ready; reads 0.
#define MAZE_WALKER_CONTROL_START_BIT 0
#define MAZE_WALKER_CONTROL_START_MASK 0x00000001u
// Learns; otherwise acts greedily and writes nothing.
#define MAZE_WALKER_CONTROL_LEARNING_BIT 1
#define MAZE_WALKER_CONTROL_LEARNING_MASK 0x00000002u
// Takes the learning rate from CONSTANT_RATE.
#define MAZE_WALKER_CONTROL_CONSTANT_SOURCE_BIT 2
#define MAZE_WALKER_CONTROL_CONSTANT_SOURCE_MASK 0x00000004u

// How it stands. (read)
#define MAZE_WALKER_STATUS_OFFSET 0x08u
#define MAZE_WALKER_STATUS_MASK 0x00000007u
#define MAZE_WALKER_STATUS_RESET 0x00000000u
// Neither stopped nor ready.
#define MAZE_WALKER_STATUS_BUSY_BIT 0
#define MAZE_WALKER_STATUS_BUSY_MASK 0x00000001u
// Was started and is calibrated.
#define MAZE_WALKER_STATUS_STARTED_BIT 1
#define MAZE_WALKER_STATUS_STARTED_MASK 0x00000002u
// A cell could not be programmed since the start.
#define MAZE_WALKER_STATUS_FAULT_BIT 2
#define MAZE_WALKER_STATUS_FAULT_MASK 0x00000004u

// Constant learning rate in units of 2^-16. (read/write)
#define MAZE_WALKER_CONSTANT_RATE_OFFSET 0x0Cu
#define MAZE_WALKER_CONSTANT_RATE_MASK 0x0001FFFFu
#define MAZE_WALKER_CONSTANT_RATE_RESET 0x0000199Au

// Discount of the next state's value in units of 2^-16. (read/write)
#define MAZE_WALKER_DISCOUNT_OFFSET 0x10u
#define MAZE_WALKER_DISCOUNT_MASK 0x0001FFFFu
#define MAZE_WALKER_DISCOUNT_RESET 0x0000E666u

// Probability of an exploring action in units of 2^-16. (read/write)
#define MAZE_WALKER_EXPLORATION_OFFSET 0x14u
#define MAZE_WALKER_EXPLORATION_MASK 0x0001FFFFu
#define MAZE_WALKER_EXPLORATION_RESET 0x0000199Au

// Seed of the random numbers, taken at START; 0 counts as 1. (read/write)
#define MAZE_WALKER_SEED_OFFSET 0x18u
#define MAZE_WALKER_SEED_MASK 0xFFFFFFFFu
#define MAZE_WALKER_SEED_RESET 0x00000001u

// Learning rate in force in units of 2^-16. (read)
#define MAZE_WALKER_LEARNING_RATE_OFFSET 0x1Cu
#define MAZE_WALKER_LEARNING_RATE_MASK 0x0001FFFFu
#define MAZE_WALKER_LEARNING_RATE_RESET 0x00000000u

// Updates since START. (read)
#define MAZE_WALKER_STEPS_OFFSET 0x20u
#define MAZE_WALKER_STEPS_MASK 0xFFFFFFFFu
#define MAZE_WALKER_STEPS_RESET 0x00000000u

// Episodes begun while learning since START. (read)
#define MAZE_WALKER_EPISODES_OFFSET 0x24u
#define MAZE_WALKER_EPISODES_MASK 0xFFFFFFFFu
#define MAZE_WALKER_EPISODES_RESET 0x00000000u

// Programming pulses since START. (read)
#define MAZE_WALKER_PULSES_OFFSET 0x28u
#define MAZE_WALKER_PULSES_MASK 0xFFFFFFFFu
#define MAZE_WALKER_PULSES_RESET 0x00000000u

// Conversions of the tile since START. (read)
#define MAZE_WALKER_CONVERSIONS_OFFSET 0x2Cu
#define MAZE_WALKER_CONVERSIONS_MASK 0xFFFFFFFFu
#define MAZE_WALKER_CONVERSIONS_RESET 0x00000000u

// Cells given up since START. (read)
#define MAZE_WALKER_FAULTS_OFFSET 0x30u
#define MAZE_WALKER_FAULTS_MASK 0xFFFFFFFFu
#define MAZE_WALKER_FAULTS_RESET 0x00000000u

#endif
