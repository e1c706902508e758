export default function CreateDialog() {
  return null;
}
