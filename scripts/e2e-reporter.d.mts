import type { TestResult } from '@playwright/test/reporter';

export type Result = Pick<TestResult, 'status' | 'duration' | 'errors' | 'steps'>;
export declare function whatWentWrong(result: Result): string;
