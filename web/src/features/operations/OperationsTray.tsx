export default function OperationsTray() {
  return null;
}
