export function BucketPage() {
  return null;
}
